package dev.handoff.systemtests.fault;

import dev.handoff.systemtests.stack.Databases;
import dev.handoff.systemtests.stack.Stack;
import java.util.Map;

/** A contact that the copy of export-service cannot take, as a release with a bug could not. */
final class Poison {

    private final Stack stack;
    private final Databases databases;

    Poison(Stack stack) {
        this.stack = stack;
        this.databases = new Databases(stack);
    }

    void give() {
        databases.execute("exports", """
                create function refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'cannot take it'; end $$;
                create trigger poison before insert or update on contact
                    for each row when (new.last_name = 'Poison') execute function refuse()""");
        stack.anna().post("/api/contacts", Map.of("lastName", "Poison")).is(201);
    }

    /** And has tried again what was set aside meanwhile. */
    void takeAway() {
        databases.execute("exports", "drop trigger poison on contact; drop function refuse");
        stack.ada().post("/api/ops/exports/dead-letters/retry").is(200);
    }
}
