// participants: Who did what at a meeting, and in what capacity.
// $meeting: meeting — id or any writing of the name
// -> person: string, person_id: string, act: string, capacity: list, quote: string, source: string, fact: string
// By name.  The quote is the first one, by document and place in it.
UNWIND $meeting AS meeting_id
MATCH (p:Person)-[r:CHAIRED|ATTENDED|OPENED|PRESENTED|SPOKE|DIRECTED|CONCLUDED]->(m:Meeting {id: meeting_id})
WITH p, r.act AS act, r.fact AS fact, r.capacity AS facts_of_posts
OPTIONAL MATCH (p)-[h:HELD]->(post:Post)
WHERE h.fact IN facts_of_posts
WITH p, act, fact, collect(DISTINCT post.title) AS capacity
CALL (fact) {
  OPTIONAL MATCH (e:Evidence {fact: fact})-[:FROM]->(d:Document)
  RETURN e.quote AS quote, d.source AS source
  ORDER BY d.id, e.start_offset, e.id
  LIMIT 1
}
RETURN p.name AS person, p.id AS person_id, act, capacity, quote, source, fact
ORDER BY person, person_id, act, fact
