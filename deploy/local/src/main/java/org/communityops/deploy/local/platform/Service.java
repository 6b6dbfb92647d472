package org.communityops.deploy.local.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** One of the four services. The order is that of their ports. */
public enum Service {
    MEMBER,
    ACTIVITY,
    INCENTIVE,
    KPI;

    /** The name of its database, and the beginning of the names of its roles. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return id() + "-service";
    }

    public int port(int portBase) {
        return portBase + ordinal();
    }

    /** Its base address on this machine. */
    public URI url(int portBase) {
        return URI.create("http://127.0.0.1:" + port(portBase));
    }

    /** Where the build puts what runs it. */
    Path application(Path project) {
        return project.resolve(title()).resolve("target/quarkus-app");
    }

    Path jar(Path project) {
        return application(project).resolve("quarkus-run.jar");
    }
}
