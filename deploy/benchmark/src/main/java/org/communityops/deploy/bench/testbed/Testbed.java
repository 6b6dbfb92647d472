package org.communityops.deploy.bench.testbed;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.communityops.deploy.bench.http.Requests;
import org.communityops.deploy.bench.measure.Meter;
import org.communityops.deploy.bench.measure.OwnProcess;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.local.api.Communities;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Installation;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.api.ServiceApi;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.DataFolder;
import org.communityops.deploy.local.platform.Platform;
import org.communityops.deploy.local.platform.Ports;
import org.communityops.deploy.local.platform.Service;

/** The product in production configuration, and the ways into it that a benchmark needs. */
public final class Testbed implements AutoCloseable {
    private final Platform platform;
    private final Path data;
    private final int portBase;
    private final Console console;
    private final Sizes sizes;
    private final List<Service> paused = new ArrayList<>();

    /**
     * @param project the folder with the built services
     * @param data a folder of its own
     */
    public Testbed(Path project, Path data, int portBase, Sizes sizes, Console console) {
        this.data = data;
        this.portBase = portBase;
        this.sizes = sizes;
        this.console = console;
        this.platform = new Platform(project, new DataFolder(data), new Ports(portBase), "127.0.0.1", console);
    }

    public void start() throws IOException, InterruptedException {
        platform.start();
    }

    public Sizes sizes() {
        return sizes;
    }

    public Console console() {
        return console;
    }

    /** Access as the owner. */
    public Installation owner() throws IOException {
        var key = Files.readString(data.resolve("owner.key")).strip();
        return Installation.of(Service.MEMBER.url(portBase), Optional.of(key), data.resolve("owner.key"));
    }

    /** Requests of the owner to a service. */
    public Requests requests(Service service) throws IOException {
        return new Requests(service.url(portBase), owner().key());
    }

    /** Requests of a bot of the community to activity-service; returns when they are admitted. */
    public Requests botRequests(Community community) throws IOException, InterruptedException {
        var key = new Communities(owner()).botKey(community, "bench");
        try (var activity = owner().withKey(key).api(Service.ACTIVITY, Patience.SHORT)) {
            var access = new Awaited("activity-service knows the key", console);
            access.until(() ->
                    activity.post(community.path() + "/events", "application/cloudevents-batch+json", new byte[] {
                                        '[', ']'
                                    })
                                    .status()
                            == 200);
        }
        return new Requests(Service.ACTIVITY.url(portBase), key);
    }

    /** A new community; member-service has to run for it. */
    public Community community(String slug, String timeZone) throws IOException, InterruptedException {
        return new Communities(owner())
                .create(Map.of("slug", slug, "name", slug, "timeZone", timeZone, "joinPolicy", "OPEN"));
    }

    /** Returns when a GET of the owner is answered, which tells that news of the community have arrived. */
    public void awaitKnown(Service service, String path) throws IOException, InterruptedException {
        try (var api = api(service)) {
            new Awaited(service.title() + " knows the community", console)
                    .until(() -> api.find(path).isPresent());
        }
    }

    /** Opens a service as the owner; the caller closes it. */
    public ServiceApi api(Service service) throws IOException {
        return owner().api(service, Patience.SHORT);
    }

    /** The database of a service. */
    public RawDatabase database(Service service) throws IOException {
        var secrets = new Properties();
        secrets.load(new StringReader(Files.readString(data.resolve("secrets.properties"))));
        var port = Integer.parseInt(postmaster().get(3).strip());
        return new RawDatabase(port, service.id(), secrets.getProperty("postgres"));
    }

    /** The CPU time of some services and the database server. */
    public Meter meter(Service... services) throws IOException {
        var workers = new ArrayList<OwnProcess>();
        workers.add(process(Long.parseLong(postmaster().getFirst().strip())));
        for (var service : services) {
            workers.add(process(service));
        }
        return new Meter(workers);
    }

    /** The process of a service. */
    public OwnProcess process(Service service) throws IOException {
        var note = Files.readString(data.resolve("run").resolve(service.title() + ".pid"));
        return process(Long.parseLong(note.strip().split(" ")[0]));
    }

    /** Suspends all services but one, so that it is measured alone as its database is. */
    public void pauseOthers(Service measured) throws IOException, InterruptedException {
        for (var service : Service.values()) {
            if (service != measured && !paused.contains(service)) {
                process(service).pause();
                paused.add(service);
            }
        }
    }

    /** Lets a service go on. */
    public void resume(Service service) throws IOException, InterruptedException {
        if (paused.remove(service)) {
            process(service).resume();
        }
    }

    /** Lets all services go on. */
    public void resumeAll() throws IOException, InterruptedException {
        for (var service : List.copyOf(paused)) {
            resume(service);
        }
    }

    /** Lets all services go on and waits until none is behind a feed, so that what is measured next is measured alone. */
    public void settle() throws IOException, InterruptedException {
        resumeAll();
        var followers = new Followers(this);
        new Awaited("the followers have caught up", console).until(() -> {
            var behind = 0L;
            for (var service : Service.values()) {
                behind += followers.behind(service);
            }
            return behind == 0;
        });
    }

    @Override
    public void close() {
        try {
            resumeAll();
        } catch (IOException | InterruptedException e) {
            console.warn("Not all services go on: " + e.getMessage());
        }
        platform.stop();
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    }

    private static OwnProcess process(long id) {
        return new OwnProcess(ProcessHandle.of(id).orElseThrow());
    }
}
