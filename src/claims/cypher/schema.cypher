// Constraints and indexes of the store. Idempotent; run at every start.
CREATE CONSTRAINT entityId IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT slugId IF NOT EXISTS FOR (n:Slug) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT sourceId IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claimId IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT tieId IF NOT EXISTS FOR (n:Tie) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT eventId IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT formerId IF NOT EXISTS FOR (n:FormerId) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT identifierId IF NOT EXISTS FOR (n:Identifier) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT metaId IF NOT EXISTS FOR (n:Meta) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT companyId IF NOT EXISTS FOR (n:Company) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT marketId IF NOT EXISTS FOR (n:Market) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agreementId IF NOT EXISTS FOR (n:Agreement) REQUIRE n.id IS UNIQUE;
CREATE INDEX companyName IF NOT EXISTS FOR (n:Company) ON (n.name, n.id);
CREATE INDEX tieBundle IF NOT EXISTS FOR (n:Tie) ON (n.bundle);
CREATE INDEX ownershipTie IF NOT EXISTS FOR ()-[r:OWNERSHIP]-() ON (r.tie);
CREATE INDEX controlTie IF NOT EXISTS FOR ()-[r:CONTROL]-() ON (r.tie);
CREATE INDEX investmentTie IF NOT EXISTS FOR ()-[r:INVESTMENT]-() ON (r.tie);
CREATE INDEX rivalryTie IF NOT EXISTS FOR ()-[r:RIVALRY]-() ON (r.tie);
CREATE INDEX roleTie IF NOT EXISTS FOR ()-[r:ROLE]-() ON (r.tie);
CREATE INDEX partyTie IF NOT EXISTS FOR ()-[r:PARTY]-() ON (r.tie);
CREATE INDEX operationTie IF NOT EXISTS FOR ()-[r:OPERATION]-() ON (r.tie);
CREATE INDEX offeringTie IF NOT EXISTS FOR ()-[r:OFFERING]-() ON (r.tie);
CREATE INDEX coversTie IF NOT EXISTS FOR ()-[r:COVERS]-() ON (r.tie);
CREATE INDEX competesInTie IF NOT EXISTS FOR ()-[r:COMPETES_IN]-() ON (r.tie);
CREATE INDEX termsTie IF NOT EXISTS FOR ()-[r:TERMS]-() ON (r.tie);
CREATE INDEX termsAnnouncedOn IF NOT EXISTS FOR ()-[r:TERMS]-() ON (r.announcedOn);
CREATE FULLTEXT INDEX entityNames IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};
