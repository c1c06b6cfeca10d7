-- Reactions that stand still on all instances until somebody resumes them.
create table paused_reactions (
    reaction  text primary key,
    paused_by text not null,
    paused_at timestamptz not null default now()
);
