package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project folder whose four services are {@link FakeServiceProgram}. */
final class FakeProject {

    private FakeProject() {}

    static Path in(Path folder) throws IOException {
        for (var service : Service.values()) {
            var jar = service.jar(folder);
            Files.createDirectories(service.application(folder));
            var manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeServiceProgram.class.getName());
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                var name = FakeServiceProgram.class.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (var program = FakeServiceProgram.class.getResourceAsStream("/" + name)) {
                    program.transferTo(out);
                }
            }
        }
        return folder;
    }
}
