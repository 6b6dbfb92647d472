package org.communityops.deploy.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the project's folder is: the scripts say so, else it is found from where this program lies. */
final class Project {

    private Project() {}

    static Path folder() {
        var named = System.getenv("COMMUNITYOPS_HOME");
        return named == null
                ? around(program())
                : Path.of(named).toAbsolutePath().normalize();
    }

    /** The command line that runs another command of this program. */
    static List<String> program(String command) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-cp", System.getProperty("java.class.path"), Launcher.class.getName(), command);
    }

    private static Path around(Path program) {
        for (var folder = program.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw")) && Files.isDirectory(folder.resolve("deploy"))) {
                return folder;
            }
        }
        throw new IllegalArgumentException("Set COMMUNITYOPS_HOME to the folder of the project");
    }

    private static Path program() {
        try {
            return Path.of(Project.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
