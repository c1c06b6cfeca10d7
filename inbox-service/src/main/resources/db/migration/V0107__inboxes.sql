-- The inboxes that hold conversations. No conversation ever moves to another one or goes, so none is ever taken out.
create table inboxes (
    name text primary key
);
insert into inboxes select distinct inbox from conversations;
