package dev.handoff.systemtests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code report.html}: all reports that lie in a folder, and how figures grow with the size where there are several sizes. */
final class Page {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int WIDTH = 320;
    private static final int HEIGHT = 160;

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Handoff: how fast it is</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
            table { border-collapse: collapse } th, td { text-align: left; padding: .2rem .8rem .2rem 0 }
            tr + tr { border-top: 1px solid #ddd } .NO { color: #b00020; font-weight: bold }
            svg { border-left: 1px solid #888; border-bottom: 1px solid #888; overflow: visible; margin: 1rem 3rem 2rem 0 }
            </style>
            <h1>How fast it is</h1>
            """;

    private Page() {}

    static void write(Path folder) throws IOException {
        var reports = reports(folder);
        var page = new StringBuilder(HEAD);
        reports.forEach(report -> page.append(section(report)));
        reports.stream()
                .filter(report -> report.required("size").asInt() > 0)
                .collect(Collectors.groupingBy(
                        report -> report.required("benchmark").asString(), TreeMap::new, Collectors.toList()))
                .forEach((name, sizes) -> page.append(growth(name, sizes)));
        Files.writeString(folder.resolve("report.html"), page.append("</html>\n"));
    }

    private static List<JsonNode> reports(Path folder) throws IOException {
        var reports = new ArrayList<JsonNode>();
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            for (var file : files) reports.add(JSON.readTree(Files.readString(file)));
        }
        reports.sort(Comparator.comparing(
                        (JsonNode report) -> report.required("benchmark").asString())
                .thenComparingInt(report -> report.required("size").asInt()));
        return reports;
    }

    private static String section(JsonNode report) {
        var size = report.required("size").asInt();
        var section = new StringBuilder("<h2>%s%s</h2>\n<p>%s (%s, %d cores)</p>\n<table>\n"
                .formatted(
                        escaped(report.required("benchmark")),
                        size == 0 ? "" : ", %,d".formatted(size),
                        escaped(report.required("about")),
                        escaped(report.required("at")),
                        report.required("cores").asInt()));
        for (var row : report.required("table")) {
            section.append("<tr>");
            for (var cell : row) section.append("<td class=\"%1$s\">%1$s</td>".formatted(escaped(cell)));
            section.append("</tr>\n");
        }
        section.append("</table>\n");
        report.required("notes").forEach(note -> section.append("<pre>%s</pre>\n".formatted(escaped(note))));
        return section.toString();
    }

    private static String escaped(JsonNode text) {
        return text.asString().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** A plot for each figure; nothing where there is but one size. */
    private static String growth(String name, List<JsonNode> sizes) {
        if (sizes.size() < 2) return "";
        var series = new TreeMap<String, Map<Integer, Double>>();
        for (var report : sizes) {
            for (var figure : report.required("figures")) {
                var title = "%s (%s)".formatted(escaped(figure.required("name")), escaped(figure.required("unit")));
                series.computeIfAbsent(title, _ -> new TreeMap<>())
                        .put(
                                report.required("size").asInt(),
                                figure.required("median").asDouble());
            }
        }
        return series.entrySet().stream()
                .map(entry -> "<h3>%s: %s by size</h3>\n%s".formatted(name, entry.getKey(), plot(entry.getValue())))
                .collect(Collectors.joining());
    }

    /** Both axes by powers of ten: what grows as the size does is a diagonal. */
    private static String plot(Map<Integer, Double> points) {
        var left = points.keySet().stream().mapToDouble(Math::log10).min().orElseThrow();
        var right = points.keySet().stream().mapToDouble(Math::log10).max().orElseThrow();
        var bottom = Math.floor(
                points.values().stream().mapToDouble(Math::log10).min().orElseThrow());
        var top = Math.max(
                bottom + right - left,
                Math.ceil(
                        points.values().stream().mapToDouble(Math::log10).max().orElseThrow()));
        var marks = new StringBuilder();
        var line = new StringBuilder();
        points.forEach((size, value) -> {
            var x = WIDTH * (Math.log10(size) - left) / Math.max(0.1, right - left);
            var y = HEIGHT * (top - Math.log10(value)) / (top - bottom);
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            marks.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%1$.1f\" cy=\"%2$.1f\" r=\"3\"/><text x=\"%1$.1f\" y=\"%3$.1f\" font-size=\"11\">%4$s at %5$,d</text>%n",
                    x,
                    y,
                    y - 6,
                    Figure.shown(value),
                    size));
        });
        return "<svg width=\"%d\" height=\"%d\"><polyline points=\"%s\" fill=\"none\" stroke=\"#36c\"/>\n%s</svg>\n"
                .formatted(WIDTH, HEIGHT, line, marks);
    }
}
