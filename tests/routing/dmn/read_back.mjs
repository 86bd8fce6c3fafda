// Reads a DMN file with bpmn.io's dmn-moddle and prints what it found as JSON.
import { readFileSync } from 'node:fs';
import { DmnModdle } from 'dmn-moddle';

const moddle = new DmnModdle();
const { rootElement, warnings } = await moddle.fromXML(readFileSync(process.argv[2], 'utf8'), 'dmn:Definitions');
const table = rootElement.drgElement[0].decisionLogic;
console.log(JSON.stringify({
  warnings: warnings.map((warning) => warning.message),
  hitPolicy: table.hitPolicy,
  inputs: table.input.map((input) => input.label),
  outputs: table.output.map((output) => output.name),
  levels: table.output[0].outputValues.text,
  rules: table.rule.map((rule) => ({
    id: rule.description,
    cells: rule.inputEntry.map((entry) => entry.text),
    ends: rule.outputEntry.map((entry) => JSON.parse(entry.text)),
  })),
}));
