-- What people asked for. `attempt` counts how often building began: only the worker of the last one may say something
-- about the job, and its file bears the number, so one that was thought dead harms nothing when it comes back.
create table export_job (
    export_id    text collate "C" primary key,
    created_by   text not null,
    format       text not null,
    filter       jsonb not null,
    status       text not null default 'queued',
    rows_done    bigint not null default 0,
    rows_total   bigint not null default 0,
    bytes        bigint,
    sha256       text,
    file         text,
    error        text,
    created_at   timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    expires_at   timestamptz,
    attempt      integer not null default 0,
    not_before   timestamptz not null default now(),
    worker       text,
    heartbeat_at timestamptz
);

create index export_job_mine on export_job (created_by, created_at desc, export_id desc);
create index export_job_open on export_job (created_at) where status in ('queued', 'running');
create index export_job_expiring on export_job (expires_at) where status = 'completed';
