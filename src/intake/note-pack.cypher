// Notes the version of a seed pack in place of the earlier one; servers that start at once each note theirs.
MERGE (m:Meta {id: 'dealgraph'})
SET m.lockedBy = $lock
WITH m, [pack IN coalesce(m.packs, []) WHERE NOT pack STARTS WITH $prefix] + $version AS packs
UNWIND packs AS pack
WITH m, pack ORDER BY pack
WITH m, collect(pack) AS packs
SET m.packs = packs
