package dev.handoff.systemtests.stack;

import java.util.Map;

/** A contact that the copy of export-service cannot take, as a release with a bug could not. */
public final class Poison {

    private final Stack stack;
    private final Databases databases;

    public Poison(Stack stack) {
        this.stack = stack;
        this.databases = new Databases(stack);
    }

    /** Returns the id of the contact. */
    public String give() {
        databases.execute("exports", """
                create function refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'cannot take it'; end $$;
                create trigger poison before insert or update on contact
                    for each row when (new.last_name = 'Poison') execute function refuse()""");
        return stack.anna()
                .post("/api/contacts", Map.of("lastName", "Poison"))
                .is(201)
                .text("contactId");
    }

    /** As the next release would. */
    public void cure() {
        databases.execute("exports", "drop trigger if exists poison on contact; drop function if exists refuse");
    }

    /** And has tried again what was set aside meanwhile. */
    public void takeAway() {
        cure();
        stack.ada().post("/api/ops/exports/dead-letters/retry").is(200);
    }
}
