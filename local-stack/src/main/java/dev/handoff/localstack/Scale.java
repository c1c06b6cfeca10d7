package dev.handoff.localstack;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How many instances of each service there are: {@code --scale inbox=2,gateway=2}, or {@code HANDOFF_SCALE}. */
final class Scale {

    static final String VARIABLE = "HANDOFF_SCALE";

    private static final String OPTION = "--scale";
    private static final Pattern ONE = Pattern.compile("([a-z]+)=([1-9])");
    private static final List<String> SERVICES = List.of("inbox", "contacts", "exports", "gateway");

    private Scale() {}

    /** The settings as the arguments of {@code up} say. */
    static Settings asked(Settings settings, List<String> arguments) {
        var scale = "";
        for (var i = 1; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.startsWith(OPTION + "=")) scale = argument.substring(OPTION.length() + 1);
            else if (argument.equals(OPTION) && i + 1 < arguments.size()) scale = arguments.get(++i);
        }
        if (scale.isEmpty()) return settings;
        var environment = new HashMap<>(settings.environment());
        environment.put(VARIABLE, scale);
        return settings.with(environment);
    }

    /**
     * The instances of each service that has several.
     *
     * @throws Refused when it says something else
     */
    static Map<String, Integer> of(String scale) {
        var instances = new HashMap<String, Integer>();
        Arrays.stream(scale.split("\\s*,\\s*")).filter(one -> !one.isEmpty()).forEach(one -> {
            var parts = ONE.matcher(one);
            if (!parts.matches() || !SERVICES.contains(parts.group(1))) {
                throw new Refused(
                        "\"%s\" is no number of instances.".formatted(one),
                        "Say it like this: ./handoff up --scale inbox=2,contacts=2,exports=2,gateway=2 (1 to 9 of each)");
            }
            instances.put(parts.group(1), Integer.valueOf(parts.group(2)));
        });
        return instances;
    }
}
