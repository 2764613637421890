export type ModelScheduleTable = {
  model: string;
  cron: string;
  look_back_days: number;
  enabled: boolean;
  since: string;
  failed_since: string | null;
  last_run: string | null;
  last_done: string | null;
  changed_by: string;
  changed_at: string;
};
