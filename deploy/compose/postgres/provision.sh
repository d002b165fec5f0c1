#!/usr/bin/env bash
# Runs once, when the database is empty: one schema and two roles per service, and a database for the schema registry.
# The same as DatabaseProvisioning of deploy/local. <service>_owner owns the schema and runs the migrations; <service>
# reads and writes rows, and cannot see another's schema. On one machine a role's password is its name.
set -euo pipefail

as_admin() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname "$1"
}

as_admin postgres <<'SQL'
CREATE ROLE registry LOGIN PASSWORD 'registry';
CREATE DATABASE registry OWNER registry;
REVOKE ALL ON DATABASE registry FROM PUBLIC;
CREATE DATABASE fleet;
REVOKE ALL ON DATABASE fleet FROM PUBLIC;
SQL

as_admin fleet <<'SQL'
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA extensions;
CREATE EXTENSION btree_gist SCHEMA extensions;
SQL

for service in fleet rentals maintenance accounting; do
  owner="${service}_owner"
  as_admin fleet <<SQL
CREATE ROLE $owner LOGIN PASSWORD '$owner';
CREATE ROLE $service LOGIN PASSWORD '$service';
GRANT CONNECT, TEMPORARY ON DATABASE fleet TO $service, $owner;
GRANT USAGE ON SCHEMA extensions TO $service, $owner;
CREATE SCHEMA $service AUTHORIZATION $owner;
GRANT USAGE ON SCHEMA $service TO $service;
ALTER ROLE $service SET search_path = $service, extensions;
ALTER ROLE $owner SET search_path = $service, extensions;
ALTER DEFAULT PRIVILEGES FOR ROLE $owner IN SCHEMA $service
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO $service;
ALTER DEFAULT PRIVILEGES FOR ROLE $owner IN SCHEMA $service GRANT USAGE ON SEQUENCES TO $service;
SQL
done
