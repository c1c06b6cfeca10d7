package dev.handoff.export.file;

import dev.handoff.export.contactcopy.ContactRow;
import java.nio.file.*;
import java.time.*;

class Spike {
    public static void main(String[] a) throws Exception {
        var t = Instant.parse("2026-01-01T00:00:00.123Z");
        for (var f : FileFormat.values()) {
            var start = System.nanoTime();
            var p = Path.of("/tmp/fx/spike." + f.id());
            try (var w = f.open(p)) {
                for (int i = 0; i < Integer.parseInt(a[0]); i++)
                    w.write(new ContactRow(
                            "0199-aaaa-" + i,
                            "Display " + i,
                            "First" + i,
                            "Last é" + i,
                            "mail" + i + "@example.org",
                            "+4930901" + i,
                            "de-DE",
                            "Europe/Berlin",
                            "CRM-" + i,
                            "Sales, VIP",
                            t.plusMillis(i),
                            t.plusMillis(2L * i)));
            }
            System.out.println(f + " " + Files.size(p) + " bytes " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }
}
