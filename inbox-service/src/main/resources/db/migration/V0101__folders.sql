-- The view "folders": one row for each conversation, as it is now.
-- Columns beyond the first three may be null because an upsert proposes a whole row even where it only changes one.
create table conversations (
    conversation_id    text primary key,
    version            bigint not null,             -- sequence of its last event
    position           bigint not null,             -- of its last event in the store: what "newest activity" means
    status             text check (status in ('new', 'assigned', 'closed')),
    channel            text,
    inbox              text,
    assignee           text,                        -- a closed conversation keeps its last one
    assigned_at        timestamptz,
    escalated_at       timestamptz,
    escalated_position bigint,
    emptied            bigint,                      -- the version at which everyone left last
    last_from          text,                        -- last message; null while that is the help message
    last_text          text,
    last_at            timestamptz,
    closed_at          timestamptz
) with (fillfactor = 85);

-- Every command moves the position, so each index here costs each command: these three serve all lists and the stream.
create index conversations_by_status on conversations (status, position);
create index conversations_mine on conversations (assignee, position) where status = 'assigned';
create index conversations_new on conversations (escalated_position) where status = 'new';

-- What an escalation said: never changes, so later commands need not carry it along.
create table escalations (
    conversation_id text primary key,
    contact_id      text,                           -- as the bot platform gave it
    external_id     text,
    display_name    text,
    email           text,
    phone           text,
    help_message    text not null
);

-- Who takes part. Counts while "joined" is newer than the conversation's "emptied".
create table participants (
    conversation_id text,
    agent_id        text,
    joined          bigint,                         -- the version at which they joined; null once they have left
    primary key (conversation_id, agent_id)
);

-- The numbers on the folders, kept by delta: new, assigned and closed in all (agent ''), and assigned for each agent.
create table folder_counts (
    folder text,
    agent  text,
    count  bigint not null,
    primary key (folder, agent)
) with (fillfactor = 50);
