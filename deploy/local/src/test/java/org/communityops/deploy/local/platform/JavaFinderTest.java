package org.communityops.deploy.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell functions of {@code deploy/lib/java.sh}, run by a real shell over made-up JDKs. */
class JavaFinderTest {
    private static final FileAttribute<Set<PosixFilePermission>> EXECUTABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    @TempDir
    Path temporary;

    private Path usual;

    @BeforeEach
    void prepare() throws IOException {
        usual = Files.createDirectories(temporary.resolve("usual folders"));
    }

    @Test
    void takesJavaHomeWhenItIsNewEnough() throws Exception {
        var named = jdk(temporary.resolve("named"), "25.0.1", true);
        jdk(usual.resolve("jdk-26"), "26", true);

        assertThat(find(Map.of("JAVA_HOME", named.toString()))).isEqualTo(named.toString());
    }

    @Test
    void passesOverAnOldJavaHomeAndAnOldJavaOnThePath() throws Exception {
        var old = jdk(temporary.resolve("old"), "17.0.15", true);
        var found = jdk(usual.resolve("jdk 25"), "25.0.1", true);

        assertThat(find(Map.of("JAVA_HOME", old.toString(), "PATH", old + "/bin:/usr/bin:/bin")))
                .isEqualTo(found.toString());
    }

    @Test
    void takesTheJavaOnThePathThroughALink() throws Exception {
        var found = jdk(temporary.resolve("real"), "25", true);
        var links = Files.createDirectories(temporary.resolve("links"));
        Files.createSymbolicLink(links.resolve("java"), found.resolve("bin/java"));

        assertThat(find(Map.of("PATH", links + ":/usr/bin:/bin"))).isEqualTo(found.toString());
    }

    @Test
    void takesTheNewestOfTheUsualFolders() throws Exception {
        jdk(usual.resolve("a"), "25.0.3", true);
        var newest = jdk(usual.resolve("b"), "27-ea", true);
        jdk(usual.resolve("c"), "21.0.9", true);

        assertThat(find(Map.of())).isEqualTo(newest.toString());
    }

    @Test
    void asksTheProgramWhenThereIsNoReleaseFile() throws Exception {
        var found = jdk(usual.resolve("plain"), "25.0.1", false);

        assertThat(find(Map.of())).isEqualTo(found.toString());
    }

    @Test
    void passesOverAJavaWithoutACompiler() throws Exception {
        var runtime = jdk(usual.resolve("jre"), "25", true);
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(find(Map.of()))
                .contains("CommunityOps needs a JDK 25 or newer")
                .contains("status 1");
    }

    /** What the function sets; its message and status when it finds none. */
    private String find(Map<String, String> environment) throws IOException, InterruptedException {
        var script = Path.of("../lib/java.sh").toAbsolutePath().normalize();
        var process = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "set -euo pipefail; source \"$0\"; if find_java; then printf %s \"$JAVA_HOME\"; else echo status $?; fi",
                        script.toString())
                .redirectErrorStream(true);
        process.environment().clear();
        process.environment().putAll(new TreeMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", temporary.toString())));
        process.environment().put("COMMUNITYOPS_JDK_FOLDERS", usual + "/*");
        process.environment().putAll(environment);
        if (!environment.containsKey("PATH")) {
            process.environment().put("PATH", pathWithoutJava());
        }
        var running = process.start();
        var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        return output.strip();
    }

    /** The few programs the script uses, in a folder without any java. */
    private String pathWithoutJava() throws IOException {
        var folder = Files.createDirectories(temporary.resolve("programs"));
        for (var program : List.of("sed", "head", "readlink", "dirname", "cat")) {
            var place = Files.exists(Path.of("/usr/bin", program)) ? "/usr/bin/" : "/bin/";
            var file = Files.createFile(folder.resolve(program), EXECUTABLE);
            Files.writeString(file, "#!/bin/sh\nexec " + place + program + " \"$@\"\n");
        }
        return folder.toString();
    }

    private static Path jdk(Path home, String version, boolean withRelease) throws IOException {
        var programs = Files.createDirectories(home.resolve("bin"));
        Files.writeString(
                Files.createFile(programs.resolve("java"), EXECUTABLE),
                "#!/bin/bash\necho 'openjdk version \"" + version + "\" 2026-01-20' >&2\n");
        Files.writeString(Files.createFile(programs.resolve("javac"), EXECUTABLE), "#!/bin/bash\n");
        if (withRelease) {
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        return home.toRealPath();
    }
}
