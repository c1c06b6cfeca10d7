-- Positions are written after every batch of a reaction, and every second to keep the claim on it. One that a crash of the
-- database takes back, at most its last second, has the reaction repeat what it bears to repeat; so no commit has to wait
-- for the disk on its account. What is committed beside it, events first of all, waits as before.
create function flush_not() returns trigger language plpgsql as $$
begin
    perform set_config('synchronous_commit', 'off', true);
    return new;
end $$;

create trigger flush_not before update on token_entry for each row execute function flush_not();
