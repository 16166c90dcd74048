import type { DemoProject } from './insert-demo-project';

const CONSENSUS = {
  classMethod: 'dawid-skene',
  confidenceMin: 0.8,
  boxGateIou: 0.3,
  boxQuorum: 0.5,
} as const;

export const NUMBER_PAGES: DemoProject = {
  name: 'Handwritten numbers',
  description:
    'Find every handwritten digit on a page. Real handwriting; a detector proposes, people decide.',
  kind: 'image',
  labelSchema: {
    classes: Array.from({ length: 10 }, (_, digit) => ({
      name: String(digit),
      shortcut: `Digit${digit}`,
    })),
    regions: ['box'],
  },
  consensus: { ...CONSENSUS, confidenceMin: 0.7 },
  guide: `# Handwritten numbers

Draw one box around **each** digit and give it its class: the digit's key is the class's key.

- The box touches the ink on all four sides.
- Two digits that touch are still two boxes.
- Some digits are honestly ambiguous (a 1 or a 7, a 4 or a 9): choose what you would read.

A detector has drawn dashed boxes already. Keep what is right, correct what is wrong, add what is
missing, then submit.
`,
};

export const FILM_REVIEWS: DemoProject = {
  name: 'Film reviews',
  description:
    'Is the reviewer for or against the film? Its classifier is made by the loop itself.',
  kind: 'text',
  labelSchema: {
    classes: [
      { name: 'negative', color: '#d55e00' },
      { name: 'positive', color: '#009e73' },
    ],
    choice: 'single',
  },
  consensus: CONSENSUS,
  guide: `# Film reviews

Read the review and choose whether its writer is **for** or **against** the film as a whole.

- Judge the verdict, not the story: a sad film can have a happy reviewer.
- Mixed feelings: go by the last word.
`,
};
