-- Runs once, when the database is made: a schema and two roles per service, as DatabaseProvisioning of deploy/local does
-- it; a test holds the two equal. <service>_owner owns the schema and runs the migrations, <service> reads and writes
-- rows and cannot see another's schema. Who logs in, and by which password, the Cluster's managed roles say.
REVOKE ALL ON DATABASE fleet FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS extensions;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA extensions;

CREATE ROLE fleet_owner;
CREATE ROLE fleet;
GRANT CONNECT, TEMPORARY ON DATABASE fleet TO fleet, fleet_owner;
GRANT USAGE ON SCHEMA extensions TO fleet, fleet_owner;
CREATE SCHEMA IF NOT EXISTS fleet AUTHORIZATION fleet_owner;
GRANT USAGE ON SCHEMA fleet TO fleet;
ALTER ROLE fleet SET search_path = fleet, extensions;
ALTER ROLE fleet_owner SET search_path = fleet, extensions;
ALTER DEFAULT PRIVILEGES FOR ROLE fleet_owner IN SCHEMA fleet
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO fleet;
ALTER DEFAULT PRIVILEGES FOR ROLE fleet_owner IN SCHEMA fleet GRANT USAGE ON SEQUENCES TO fleet;

CREATE ROLE rentals_owner;
CREATE ROLE rentals;
GRANT CONNECT, TEMPORARY ON DATABASE fleet TO rentals, rentals_owner;
GRANT USAGE ON SCHEMA extensions TO rentals, rentals_owner;
CREATE SCHEMA IF NOT EXISTS rentals AUTHORIZATION rentals_owner;
GRANT USAGE ON SCHEMA rentals TO rentals;
ALTER ROLE rentals SET search_path = rentals, extensions;
ALTER ROLE rentals_owner SET search_path = rentals, extensions;
ALTER DEFAULT PRIVILEGES FOR ROLE rentals_owner IN SCHEMA rentals
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rentals;
ALTER DEFAULT PRIVILEGES FOR ROLE rentals_owner IN SCHEMA rentals GRANT USAGE ON SEQUENCES TO rentals;

CREATE ROLE maintenance_owner;
CREATE ROLE maintenance;
GRANT CONNECT, TEMPORARY ON DATABASE fleet TO maintenance, maintenance_owner;
GRANT USAGE ON SCHEMA extensions TO maintenance, maintenance_owner;
CREATE SCHEMA IF NOT EXISTS maintenance AUTHORIZATION maintenance_owner;
GRANT USAGE ON SCHEMA maintenance TO maintenance;
ALTER ROLE maintenance SET search_path = maintenance, extensions;
ALTER ROLE maintenance_owner SET search_path = maintenance, extensions;
ALTER DEFAULT PRIVILEGES FOR ROLE maintenance_owner IN SCHEMA maintenance
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO maintenance;
ALTER DEFAULT PRIVILEGES FOR ROLE maintenance_owner IN SCHEMA maintenance GRANT USAGE ON SEQUENCES TO maintenance;

CREATE ROLE accounting_owner;
CREATE ROLE accounting;
GRANT CONNECT, TEMPORARY ON DATABASE fleet TO accounting, accounting_owner;
GRANT USAGE ON SCHEMA extensions TO accounting, accounting_owner;
CREATE SCHEMA IF NOT EXISTS accounting AUTHORIZATION accounting_owner;
GRANT USAGE ON SCHEMA accounting TO accounting;
ALTER ROLE accounting SET search_path = accounting, extensions;
ALTER ROLE accounting_owner SET search_path = accounting, extensions;
ALTER DEFAULT PRIVILEGES FOR ROLE accounting_owner IN SCHEMA accounting
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO accounting;
ALTER DEFAULT PRIVILEGES FOR ROLE accounting_owner IN SCHEMA accounting GRANT USAGE ON SEQUENCES TO accounting;
