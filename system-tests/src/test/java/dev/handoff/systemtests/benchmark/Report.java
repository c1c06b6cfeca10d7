package dev.handoff.systemtests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark found: as a table for people, as JSON for programs; {@link Page} makes a page of many.
 *
 * @param size how many things it was measured with; 0 where that does not matter
 * @param notes whatever else there is to say of the run
 */
record Report(String benchmark, String about, int size, List<Figure> figures, List<String> notes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> HEADERS =
            List.of("figure", "median", "min", "max", "unit", "limit", "ratio", "wanted", "reached");

    Report(String benchmark, String about, List<Figure> figures, String... notes) {
        this(benchmark, about, 0, figures, List.of(notes));
    }

    /** Whether all that is wanted was reached. */
    boolean isGoodEnough() {
        return figures.stream().allMatch(figure -> figure.reached().orElse(true));
    }

    /** The cells of the table, its headers first. */
    List<List<String>> rows() {
        var rows = Stream.of(HEADERS);
        return Stream.concat(rows, figures.stream().map(Report::cells)).toList();
    }

    private static List<String> cells(Figure figure) {
        var wanted = figure.wanted().stream().map(Figure.Wanted::toString).collect(Collectors.joining(", "));
        return List.of(
                figure.name(),
                Figure.shown(figure.median()),
                Figure.shown(figure.min()),
                Figure.shown(figure.max()),
                figure.unit(),
                figure.limit().stream().mapToObj(Figure::shown).findAny().orElse(""),
                figure.ratio().stream().mapToObj("%.2f"::formatted).findAny().orElse(""),
                wanted,
                figure.reached().map(reached -> reached ? "yes" : "NO").orElse(""));
    }

    @Override
    public String toString() {
        var rows = rows();
        var widths = IntStream.range(0, HEADERS.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        var lines = new ArrayList<String>();
        lines.add(title() + ": " + about);
        lines.add("");
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < widths.length; column++) {
                var isNumber = List.of("median", "min", "max", "limit", "ratio").contains(HEADERS.get(column));
                line.append(("%" + (isNumber ? "" : "-") + Math.max(1, widths[column]) + "s   ")
                        .formatted(row.get(column)));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add("");
        lines.addAll(notes);
        return String.join("\n", lines) + "\n";
    }

    private String title() {
        return size == 0 ? benchmark : "%s, %,d".formatted(benchmark, size);
    }

    /** Into {@code NAME.json}, or {@code NAME-SIZE.json}. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var name = size == 0 ? benchmark : benchmark + "-" + size;
        Files.writeString(
                folder.resolve(name + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(asMap()) + "\n");
    }

    private Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("benchmark", benchmark);
        map.put("about", about);
        map.put("size", size);
        map.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        map.put("cores", Runtime.getRuntime().availableProcessors());
        map.put("figures", figures.stream().map(Report::asMap).toList());
        map.put("notes", notes);
        map.put("table", rows());
        return map;
    }

    private static Map<String, Object> asMap(Figure figure) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", figure.name());
        map.put("unit", figure.unit());
        map.put("median", figure.median());
        map.put("min", figure.min());
        map.put("max", figure.max());
        map.put("limit", figure.limit().isPresent() ? figure.limit().getAsDouble() : null);
        map.put("ratio", figure.ratio().isPresent() ? figure.ratio().getAsDouble() : null);
        map.put("wanted", figure.wanted().stream().map(Figure.Wanted::toString).toList());
        map.put("reached", figure.reached().orElse(null));
        map.put("rounds", figure.values());
        map.put("limitRounds", figure.limits());
        return map;
    }
}
