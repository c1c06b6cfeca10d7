-- The people whom conversations can be handed to: known from their tokens or from the configuration.
create table agents (
    agent_id text primary key,
    name     text not null
);
