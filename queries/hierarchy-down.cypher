// hierarchy-down: The units that lie under a unit, on a day or ever.
// $unit: unit — id or any writing of the name
// $on: date? — the day on which every step down must hold; without it every step counts
// $depth: integer = 3 — steps down at most; 4 reach from a province to a hamlet
// -> depth: integer, id: string, name: string, type: string, level: string, parent_id: string
// Depth 1 lies directly below.  The name is null for a unit that the text did not name.
UNWIND $unit AS unit_id
MATCH path = (:AdminUnit {id: unit_id})<-[:PART_OF*1..4]-(a:AdminUnit)
WHERE length(path) <= $depth
  AND ($on IS NULL OR all(step IN relationships(path) WHERE
    (step.from_date IS NULL OR step.from_date <= $on) AND (step.to_date IS NULL OR step.to_date > $on)))
WITH length(path) AS depth, a, nodes(path)[-2] AS parent
RETURN DISTINCT depth, a.id AS id, a.type + ' ' + a.name AS name, a.type AS type, a.level AS level,
  parent.id AS parent_id
ORDER BY depth, parent_id, id
