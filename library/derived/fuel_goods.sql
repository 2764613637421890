-- A transaction without a kind of goods is fuel by its name, or by litres at a price of fuel where no other goods are named.
WITH named AS (
  SELECT
    _row AS txn_row, goods_name, liters, amount,
    CASE
      WHEN goods_type IS NOT NULL THEN goods_type
      WHEN contains(goods_name, '柴油') THEN '柴油'
      WHEN contains(goods_name, '汽油') OR regexp_matches(goods_name, '9[258] *[#号]') OR regexp_matches(grade, '9[258]') THEN '汽油'
    END AS goods
  FROM fuel_txn
)
SELECT
  txn_row AS txn_row,
  goods AS goods,
  CASE
    WHEN goods IS NOT NULL THEN goods IN ('汽油', '柴油')
    WHEN amount = 0 AND coalesce(liters, 0) = 0 THEN false
    WHEN amount / nullif(liters, 0) BETWEEN $least_price AND $most_price
      AND coalesce(regexp_matches(goods_name, '燃油|燃料|成品油|加油'), true) THEN true
  END AS is_fuel
FROM named
