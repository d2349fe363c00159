"""Floor 4: one utterance across outlets. `align` matches the quotations of two articles, `sayings` groups them.

Read in this order: `folding` (words as they are compared), `rendering` (a quotation for the matcher), `likeness` (the
rules for a pair), `alignment` (two articles), `candidates` (which articles to look at), `clusters` (groups), `wording`
(what changed), `provenance` (who had it first).
"""
