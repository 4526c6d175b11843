// evidence: The words that a fact was read from, by document and place in it.
// $fact: fact — the fact's id, or that of a meeting or a change
// -> quote: string, start_offset: integer, end_offset: integer, rule: string, confidence: number
// -> document: string, source: string, published: date
UNWIND $fact AS fact
MATCH (e:Evidence {fact: fact})-[:FROM]->(d:Document)
RETURN e.quote AS quote, e.start_offset AS start_offset, e.end_offset AS end_offset, e.rule AS rule,
  e.confidence AS confidence, d.id AS document, d.source AS source, d.published AS published
ORDER BY document, start_offset, rule, quote, confidence
