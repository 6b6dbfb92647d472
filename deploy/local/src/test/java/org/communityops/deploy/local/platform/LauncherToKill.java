package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import org.communityops.deploy.local.console.Console;

/** Starts a platform in a process of its own and never stops it. */
public final class LauncherToKill {

    private LauncherToKill() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var project = Path.of(arguments[0]);
        var folder = new DataFolder(Path.of(arguments[1]));
        var ports = new Ports(Integer.parseInt(arguments[2]));
        new Platform(project, folder, ports, "127.0.0.1", Console.standard()).start();
        Thread.currentThread().join();
    }
}
