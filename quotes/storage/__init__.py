"""Floor 6, the database: the only place that knows SQL. Start at `store.Store`, then `schema`.

location, engine, faults    where it is, who may write when, what an error means
schema, columns, keys       the tables, their types, their natural keys
upgrade, seeding, check     versions, the world of `seeds/`, is it sound
articles, findings          what an ingest writes
holding, corrections        a person's word, laid over it
filters, search, fetch      what a question reads
closeup, totals, speakers   one quotation whole, counts, who is meant by a name
"""
