import styles from './clients.module.css';

/** A client's name, whole where it is pointed at, and whether it has left. */
export const ClientName = ({ row }: { row: { name: string; inForce: boolean } }) => (
  <span className={styles.client}>
    <span className={styles.name} title={row.name}>
      {row.name}
    </span>
    {!row.inForce && <span className={styles.left}> · left</span>}
  </span>
);
