WITH bought AS (
  SELECT
    t.txn_id, t.card_no, t.txn_time, t.station_name, t.goods_type, t.goods_name, g.is_fuel, t.amount, t._row AS txn_row,
    c.org_code, c.bind_plate, c._row AS card_row,
    -- The fuel card is itself a prepaid card: its top-up names no goods.
    CASE
      WHEN regexp_matches(CASE WHEN t.goods_type IN ('充值', '圈存') THEN replace(t.goods_name, '储值卡', '') ELSE t.goods_name END, $words)
        THEN 1
      ELSE 0
    END AS named
  FROM fuel_txn t
  JOIN fuel_goods g ON g.txn_row = t._row
  LEFT JOIN fuel_card c ON c.card_no = t.card_no
  LEFT JOIN fuel_reversal r ON r.txn_row = t._row
  WHERE coalesce(t.amount, $min) >= $min AND NOT exempt('reversed', r.txn_row IS NOT NULL)
)
SELECT
  txn_id AS txn_id,
  card_no AS card_no,
  org_code AS org_code,
  bind_plate AS bind_plate,
  txn_time AS txn_time,
  station_name AS station_name,
  goods_name AS goods_name,
  amount AS amount,
  CASE WHEN named = 1 THEN 'high' ELSE 'medium' END AS severity,
  txn_row AS ev_fuel_txn,
  card_row AS ev_fuel_card
FROM bought
WHERE (goods_type = '非油品' OR named = 1 OR (is_fuel IS NULL AND coalesce(NOT regexp_matches(goods_name, $fuel), true)))
  AND NOT exempt('car-goods', named = 0 AND regexp_matches(goods_name, $car_goods))
