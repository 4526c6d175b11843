// holders-of-post: Who holds or held a post, earliest first.
// $post: post — id or any writing of the title
// -> person: string, person_id: string, title: string, status: string, from_date: date, to_date: date
// -> first_seen: date, last_seen: date, quote: string, source: string, fact: string
// By from_date, where none is stated by first_seen; what has neither comes last.
UNWIND $post AS post_id
MATCH (p:Person)-[h:HELD]->(post:Post {id: post_id})
WITH p, h, h.fact AS fact, post
CALL (fact) {
  OPTIONAL MATCH (e:Evidence {fact: fact})-[:FROM]->(d:Document)
  RETURN e.quote AS quote, d.source AS source
  ORDER BY d.id, e.start_offset, e.id
  LIMIT 1
}
RETURN p.name AS person, p.id AS person_id, post.title AS title, h.status AS status, h.from_date AS from_date,
  h.to_date AS to_date, h.first_seen AS first_seen, h.last_seen AS last_seen, quote, source, fact
ORDER BY coalesce(from_date, first_seen, '~'), fact
