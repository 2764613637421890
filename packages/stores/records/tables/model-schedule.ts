export type ModelScheduleTable = {
  model: string;
  cron: string;
  look_back_days: number;
  enabled: boolean;
  failed_since: string | null;
  last_run: string | null;
  changed_by: string;
  changed_at: string;
};
