package dev.trellis.database;

import java.nio.file.Path;

/**
 * Where an embedded server lives and how much it promises.
 *
 * @param folder the server's own folder: data, password, log. One server per folder.
 * @param serverFolder where the server's programs are unpacked; several folders may share it
 * @param durability what a commit promises
 */
public record EmbeddedSettings(Path folder, Path serverFolder, Durability durability) {

    /** What a commit promises when the machine, not only the server, goes down. */
    public enum Durability {
        /** A committed transaction is on the disk. */
        EVERY_COMMIT,
        /** Fast and forgetful: for data that nobody will miss, as in tests. */
        NONE
    }

    public EmbeddedSettings {
        folder = folder.toAbsolutePath().normalize();
        serverFolder = serverFolder.toAbsolutePath().normalize();
    }

    /** Everything under one folder, nothing lost: what the service uses. */
    public static EmbeddedSettings durable(Path folder) {
        return new EmbeddedSettings(folder, folder.resolve("server"), Durability.EVERY_COMMIT);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    Path portFile() {
        return folder.resolve("port");
    }

    Path processFile() {
        return folder.resolve("mariadbd.pid");
    }

    Path userScript() {
        return folder.resolve("user.sql");
    }

    Path log() {
        return folder.resolve("mariadb.log");
    }
}
