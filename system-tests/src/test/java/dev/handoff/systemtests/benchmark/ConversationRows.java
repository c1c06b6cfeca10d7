package dev.handoff.systemtests.benchmark;

import java.util.List;

/**
 * Conversations as inbox-service stores and shows them, by SQL: the oldest are closed, then come those of agents, the
 * newest are new. {@code StackBenchmarkTest} lets the service compare the views with the events.
 */
final class ConversationRows {

    private static final String ID = "filled-";

    private ConversationRows() {}

    /** The id of the conversation with this number, from 0. */
    static String id(int number) {
        return ID + number;
    }

    /** The first of those that agents have; the agent of {@code number} is {@code number % agents}. */
    static int firstAssigned(int number, int open) {
        return number - open;
    }

    static List<String> of(int number, int open, int agents) {
        var closed = firstAssigned(number, open);
        var assigned = open / 2;
        return List.of(
                "insert into paused_reactions (reaction, paused_by) values ('kafka-publisher', 'benchmark')",
                """
                create table filled as
                select n, '%1$s' || n as id, 'agent-' || n %% %5$d as agent, 'vera' || n %% 5000 || '@example.org' as email,
                    case when n < %2$d then 3 when n < %2$d + %3$d then 2 else 1 end as events,
                    head + case when n < %2$d then 3 * n when n < %2$d + %3$d then %2$d + 2 * n
                        else 2 * %2$d + %3$d + n end as before,
                    date_trunc('milliseconds', now()) - (%4$d - n) * interval '1 second' as at
                from generate_series(0, %4$d - 1) as n, (select coalesce(max(position), 0) as head from events) as until
                """.formatted(ID, closed, assigned, number, agents),
                """
                insert into events (position, event_id, aggregate_id, sequence, type, json, actor, at)
                select before + sequence + 1, uuidv7()::text, id, sequence,
                    'handoff.conversation.' || (array['escalated', 'assigned', 'closed'])[sequence + 1] || '.v1',
                    convert_to(case sequence
                        when 0 then format('{"conversationId":"%1$s","channel":"web","inbox":"default",'
                            '"contact":{"displayName":"Vera","email":"%2$s"},'
                            '"helpMessage":"Where is my order %3$s? It should have come last week.","transcript":[]}',
                            id, email, n)
                        else format('{"conversationId":"%1$s","assignee":"%2$s"}', id, agent) end, 'UTF8'),
                    case sequence when 0 then 'bot-platform' else agent end, at + sequence * interval '100 milliseconds'
                from filled, generate_series(0, events - 1) as sequence
                order by 1
                """,
                """
                insert into conversations (conversation_id, version, position, status, channel, inbox, assignee, assigned_at,
                    escalated_at, escalated_position, emptied, closed_at)
                select id, events - 1, before + events, (array['new', 'assigned', 'closed'])[events], 'web', 'default',
                    case when events > 1 then agent end, case when events > 1 then at + interval '100 milliseconds' end,
                    at, before + 1, case when events > 2 then 2 end,
                    case when events > 2 then at + interval '200 milliseconds' end
                from filled
                """,
                """
                insert into escalations (conversation_id, display_name, email, help_message)
                select id, 'Vera', email, format('Where is my order %s? It should have come last week.', n) from filled
                """,
                """
                insert into folder_counts
                select 'new', '', count(*) filter (where events = 1) from filled
                union all select 'assigned', '', count(*) filter (where events = 2) from filled
                union all select 'closed', '', count(*) filter (where events = 3) from filled
                union all select 'assigned', agent, count(*) filter (where events = 2) from filled
                    where events > 1 group by agent
                on conflict (folder, agent) do update set count = folder_counts.count + excluded.count
                """,
                "insert into inboxes values ('default') on conflict do nothing",
                """
                insert into searchable_texts
                select conversation_id, searchable(help_message) || ' ' || searchable_contact(display_name, email, phone)
                from escalations
                """,
                "update search_progress set position = (select max(position) from events)",
                "drop table filled");
    }
}
