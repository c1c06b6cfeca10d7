-- The role that the services sign in with, and a database for each of them; run once, on an empty volume.

\getenv password HANDOFF_DATABASE_PASSWORD
create role handoff login password :'password';

create database inbox owner handoff;
\connect inbox
create extension pg_trgm;
create extension unaccent;

create database contacts owner handoff;
\connect contacts
create extension pg_trgm;
create extension unaccent;

create database exports owner handoff;
\connect exports
create extension pg_trgm;
create extension unaccent;
