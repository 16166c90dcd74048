import type { Region } from '../annotation';
import type { Split } from '../contracts/freeze-dataset-version.contract';

/** One frozen item with its label: what every export is written from, whatever its format. */
export interface DatasetRow {
  /** From 0, in the order of the export. */
  position: number;
  itemId: string;
  /** As imported; may hold folders. */
  name: string;
  /** Of the picture's bytes as stored, or of the text in UTF-8. */
  sha256: string;
  mediaType: string;
  /** Upright size; null for a text. */
  widthPx: number | null;
  heightPx: number | null;
  /** Null for a picture. */
  text: string | null;
  split: Split;
  regions: readonly Region[];
  classIds: readonly number[];
  /** Class id → probability; empty where no whole-item class was asked for. */
  posterior: Readonly<Record<string, number>>;
  confidence: number;
  source: 'consensus' | 'adjudication' | 'single';
  provenance: DatasetProvenance;
}

/** What a label was made from. */
export interface DatasetProvenance {
  taskId: string;
  annotationIds: readonly string[];
  annotatorIds: readonly string[];
  labelSchemaVersions: readonly number[];
  modelVersionIds: readonly string[];
  /** ISO 8601 in UTC. */
  resolvedAt: string;
}

/** A class as exports list it. */
export interface ExportClass {
  id: number;
  name: string;
}
