// successors: What became of a unit, through any number of changes.
// $unit: unit — id or any writing of the name
// -> old_id: string, old_name: string, id: string, name: string, type: string, date: date, extent: string
// -> decree: string, steps: integer
// A row is one change on the way: what went (old_id, old_name), what it went into, how much of it (extent: whole, part
// or unknown), and after how many changes.
UNWIND $unit AS unit_id
MATCH path = (:AdminUnit {id: unit_id})-[:SUCCEEDED_BY*1..6]->(new:AdminUnit)
WITH length(path) AS steps, nodes(path)[-2] AS old, new, relationships(path)[-1] AS last_step
RETURN old.id AS old_id, old.type + ' ' + old.name AS old_name, new.id AS id, new.type + ' ' + new.name AS name,
  new.type AS type, last_step.date AS date, last_step.extent AS extent, last_step.decree AS decree, min(steps) AS steps
ORDER BY steps, old_id, id, coalesce(date, ''), extent, coalesce(decree, '')
