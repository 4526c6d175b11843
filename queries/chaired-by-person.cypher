// chaired-by-person: Meetings that a person chaired, newest first.
// $person: person — id or any writing of the name
// $since: date? — first day; a date known to the month counts when any of its days can lie after it
// $until: date? — first day after; a date known to the month counts when any of its days can lie before it
// $limit: integer = 100 — rows at most
// -> date: date, meeting: string, meeting_id: string, organizers: list, units: list, capacity: list
// -> quote: string, source: string, fact: string
// A meeting without a date comes last, and not at all when a day is given.  The quote is the first one, by document
// and place in it.
UNWIND $person AS person_id
MATCH (p:Person {id: person_id})-[r:CHAIRED]->(m:Meeting)
WHERE ($since IS NULL OR m.date >= substring($since, 0, size(m.date)))
  AND ($until IS NULL OR m.date + substring('-01-01', size(m.date) - 4) < $until)
WITH p, m, r.fact AS fact, r.capacity AS facts_of_posts
OPTIONAL MATCH (m)-[:HELD_BY]->(o:Organization)
WITH p, m, fact, facts_of_posts, collect(DISTINCT o.name) AS organizers
OPTIONAL MATCH (m)-[:IN_UNIT]->(u:AdminUnit)
WITH p, m, fact, facts_of_posts, organizers, collect(DISTINCT u.type + ' ' + u.name) AS units
OPTIONAL MATCH (p)-[h:HELD]->(post:Post)
WHERE h.fact IN facts_of_posts
WITH m, fact, organizers, units, collect(DISTINCT post.title) AS capacity
CALL (fact) {
  OPTIONAL MATCH (e:Evidence {fact: fact})-[:FROM]->(d:Document)
  RETURN e.quote AS quote, d.source AS source
  ORDER BY d.id, e.start_offset, e.id
  LIMIT 1
}
RETURN m.date AS date, m.name AS meeting, m.id AS meeting_id, organizers, units, capacity, quote, source, fact
ORDER BY coalesce(date, '') DESC, meeting_id, fact
LIMIT $limit
