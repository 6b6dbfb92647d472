package org.communityops.deploy.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * On what was measured.
 *
 * @param hardware processor, number of cores, memory
 * @param software operating system and Java
 * @param loadBefore how many processes wanted a core in the minute before; negative when the system does not tell
 */
record Machine(String hardware, String software, double loadBefore) {

    static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var cores = Runtime.getRuntime().availableProcessors();
        return new Machine(
                "%s, %d cores, %d GB".formatted(processor(), cores, Math.round(system.getTotalMemorySize() / 1e9)),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                        + Runtime.version().feature(),
                system.getSystemLoadAverage());
    }

    /** The commit of a work tree, and whether files were changed since. */
    static String commit(Path project) throws InterruptedException {
        var commit = git(project, "rev-parse", "--short", "HEAD");
        var changed = !git(project, "status", "--porcelain").isEmpty();
        return commit.isEmpty() ? "unknown" : changed ? commit + " with changes" : commit;
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String git(Path project, String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", project.toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? answer : "";
        } catch (IOException e) {
            return "";
        }
    }
}
