package dev.handoff.systemtests.fault;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.handoff.systemtests.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Puts a folder of the stack on a disk of its own that has little room left. Only who may mount can do it. */
final class SmallDisk {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Stack stack;
    private final Path folder;
    private final int room;

    /** @param room for so many MiB more than there are already */
    SmallDisk(Stack stack, String folder, int room) {
        this.stack = stack;
        this.folder = stack.home().resolve(folder);
        this.room = room;
    }

    void mount() {
        assumeThat(shell("mkdir -p $0.try && mount -t tmpfs tmpfs $0.try && umount $0.try && rmdir $0.try"))
                .as("small disks can be had where one may mount")
                .isZero();
        stack.down();
        well("mv $0 $0.kept && mkdir $0");
        well("mount -t tmpfs -o mode=0755,size=$(($(du -sm $0.kept | cut -f1) + %d))m tmpfs $0".formatted(room));
        well("cp -a $0.kept/. $0 && rm -r $0.kept");
        stack.up();
    }

    void fill() {
        shell("cat /dev/zero > $0/filler");
    }

    void empty() {
        well("rm $0/filler");
    }

    void unmount() {
        stack.down();
        well("mkdir $0.kept && cp -a $0/. $0.kept && umount $0 && rmdir $0 && mv $0.kept $0");
        stack.up();
    }

    private void well(String script) {
        stack.run(command(script), PATIENCE).well();
    }

    private int shell(String script) {
        return stack.run(command(script), PATIENCE).exitCode();
    }

    private List<String> command(String script) {
        return List.of("sh", "-c", script, folder.toString());
    }
}
