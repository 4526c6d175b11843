// hierarchy-up: The units that a unit lies under, nearest first, on a day or ever.
// $unit: unit — id or any writing of the name
// $on: date? — the day on which every step up must hold; without it every step counts
// -> depth: integer, id: string, name: string, type: string, level: string, from_date: date, to_date: date
// Depth 1 lies directly above.  from_date and to_date (the first day after) are those of the last step; unknown ones
// bound nothing.  The name is null for a unit that the text did not name.
UNWIND $unit AS unit_id
MATCH path = (:AdminUnit {id: unit_id})-[:PART_OF*1..4]->(a:AdminUnit)
WHERE $on IS NULL OR all(step IN relationships(path) WHERE
  (step.from_date IS NULL OR step.from_date <= $on) AND (step.to_date IS NULL OR step.to_date > $on))
WITH length(path) AS depth, a, relationships(path)[-1] AS last_step
RETURN DISTINCT depth, a.id AS id, a.type + ' ' + a.name AS name, a.type AS type, a.level AS level,
  last_step.from_date AS from_date, last_step.to_date AS to_date
ORDER BY depth, id, coalesce(from_date, ''), coalesce(to_date, '')
