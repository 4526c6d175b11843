// posts-of-person: The posts that a person holds or held, earliest first.
// $person: person — id or any writing of the name
// -> title: string, organization: string, unit: string, status: string, from_date: date, to_date: date
// -> first_seen: date, last_seen: date, quote: string, source: string, fact: string
// By from_date, where none is stated by first_seen; what has neither comes last.
UNWIND $person AS person_id
MATCH (p:Person {id: person_id})-[h:HELD]->(post:Post)
OPTIONAL MATCH (post)-[:IN]->(o:Organization)
OPTIONAL MATCH (o)-[:SERVES]->(u:AdminUnit)
WITH h, h.fact AS fact, post, o, u
CALL (fact) {
  OPTIONAL MATCH (e:Evidence {fact: fact})-[:FROM]->(d:Document)
  RETURN e.quote AS quote, d.source AS source
  ORDER BY d.id, e.start_offset, e.id
  LIMIT 1
}
RETURN post.title AS title, o.name AS organization, u.type + ' ' + u.name AS unit, h.status AS status,
  h.from_date AS from_date, h.to_date AS to_date, h.first_seen AS first_seen, h.last_seen AS last_seen,
  quote, source, fact
ORDER BY coalesce(from_date, first_seen, '~'), fact
