package dev.handoff.localstack;

/** Every port the stack opens on this machine, the environment name that moves it, and where it is otherwise. */
public enum Port {
    POSTGRESQL(15432),
    KAFKA(9092),
    IDENTITY(9000),
    INBOX(8081),
    INBOX_MANAGEMENT(8091),
    CONTACTS(8082),
    CONTACTS_MANAGEMENT(8092),
    EXPORTS(8083),
    EXPORTS_MANAGEMENT(8093),
    GATEWAY(8080),
    GATEWAY_MANAGEMENT(8090);

    private final int usual;

    Port(int usual) {
        this.usual = usual;
    }

    /** The environment name that moves it, such as {@code HANDOFF_GATEWAY_PORT}. */
    public String variable() {
        return "HANDOFF_" + name() + "_PORT";
    }

    /** That of a further instance, such as {@code HANDOFF_GATEWAY_2_MANAGEMENT_PORT}. */
    String variable(int instance) {
        var program = name().replace("_MANAGEMENT", "");
        return instance == 1 ? variable() : variable().replace(program, program + "_" + instance);
    }

    int usual() {
        return usual;
    }
}
