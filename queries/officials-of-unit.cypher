// officials-of-unit: Who holds the posts of the bodies that serve a unit, on a day or ever.
// $unit: unit — id or any writing of the name
// $on: date? — the day; without it every holding counts
// -> person: string, person_id: string, title: string, organization: string, status: string
// -> first_seen: date, last_seen: date, fact: string
// On a day: the holding began by then (from_date, where none is stated first_seen; unknown counts as begun) and had not
// ended (to_date is the first day after; unknown counts as not ended).  A date known to the month or the year counts
// from its first day.  A former holder counts only when the end is stated; a candidate does not count.
UNWIND $unit AS unit_id
MATCH (p:Person)-[h:HELD]->(post:Post)-[:IN]->(o:Organization)-[:SERVES]->(:AdminUnit {id: unit_id})
WHERE $on IS NULL OR (
  (coalesce(h.from_date, h.first_seen) IS NULL OR coalesce(h.from_date, h.first_seen) <= $on)
  AND (h.to_date IS NULL OR h.to_date > $on)
  AND (h.status <> 'former' OR h.to_date IS NOT NULL)
  AND h.status <> 'candidate'
)
RETURN p.name AS person, p.id AS person_id, post.title AS title, o.name AS organization, h.status AS status,
  h.first_seen AS first_seen, h.last_seen AS last_seen, h.fact AS fact
ORDER BY organization, title, person, fact
