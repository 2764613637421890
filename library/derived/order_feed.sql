WITH days AS (
  SELECT org_code, day_of(start_plan) AS day
  FROM dispatch_order
  WHERE org_code IS NOT NULL AND start_plan IS NOT NULL
  GROUP BY org_code, day_of(start_plan)
),
followed AS (
  SELECT org_code, day, lag(day) OVER (PARTITION BY org_code ORDER BY day) AS last_day
  FROM days
),
numbered AS (
  SELECT
    org_code, day,
    sum(CASE WHEN days_between(last_day, day) <= $hole_days THEN 0 ELSE 1 END) OVER (
      PARTITION BY org_code ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS span
  FROM followed
)
SELECT org_code AS org_code, min(day) AS from_day, max(day) AS to_day
FROM numbered
GROUP BY org_code, span
