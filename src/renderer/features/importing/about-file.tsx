import type { ImportPlan } from '../../../shared/contract/importing.ts';
import { IMPORT_KIND_NAMES, IMPORT_KINDS, type ImportKind } from '../../../shared/import.ts';
import { useFormat } from '../../lib/format-context.tsx';
import type { Option } from '../../lib/option.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { removeFile, setKind } from './actions.ts';
import styles from './importing.module.css';
import type { ImportFile } from './state.ts';
import { sizeText } from './words.ts';

const KIND_OPTIONS: readonly Option<ImportKind>[] = IMPORT_KINDS.map((id) => ({
  id,
  text: IMPORT_KIND_NAMES[id],
}));

/** What the file is and where it comes from, and why; another kind can be chosen. */
export function AboutFile({ file, plan }: { file: ImportFile; plan: ImportPlan }) {
  const format = useFormat();
  const asked = plan.questions.find(({ id }) => id === 'kind');
  const facts = [
    sizeText(plan.bytes, format.count),
    plan.encoding,
    `parted by ${plan.delimiter}`,
    `column names on line ${format.count(plan.headerLine)}`,
  ];
  return (
    <Panel
      title={file.name}
      note={facts.join(' · ')}
      aside={
        <Button look="link" onPress={() => removeFile(file.token)}>
          Put aside
        </Button>
      }
    >
      <div className={styles.about}>
        <Select
          label="What it is"
          options={KIND_OPTIONS}
          value={plan.kind}
          onChange={(kind) => setKind(file.token, kind)}
        />
        <p>
          {asked ? `${asked.prompt} ${asked.because}` : plan.reasons.join(' ')}
          {asked?.suggestion && ` Most likely: ${IMPORT_KIND_NAMES[asked.suggestion as ImportKind]}.`}
        </p>
      </div>
    </Panel>
  );
}
