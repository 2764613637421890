WITH fills AS (
  SELECT txn_row, min(near_km) AS km
  FROM fuel_position
  WHERE near_minutes <= $near_min AND near_km IS NOT NULL
  GROUP BY txn_row
)
SELECT
  t.station_id AS station_id,
  count(*) AS fills,
  count(DISTINCT t.card_no) AS cards,
  median(f.km) AS median_km
FROM fills f
JOIN fuel_txn t ON t._row = f.txn_row
WHERE t.station_id IS NOT NULL
GROUP BY t.station_id
