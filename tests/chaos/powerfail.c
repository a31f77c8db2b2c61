/*
 * Records what a process does to the disk under its SQLite database, in order: each write, truncation and sync of tessera.db,
 * tessera.db-wal and tessera.db-journal, with the moment before it began. From the record PowerFailureTests builds what a
 * disk may hold after a power failure. Loaded by LD_PRELOAD; the record goes to the file that TESSERA_DISK_LOG names.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 3, UNLINK = 4 };
enum { MOST_FILES = 65536 };

struct record {
    uint8_t what, file;
    uint16_t thread; /* the last bits of its number */
    uint32_t length; /* of the bytes that follow */
    uint64_t offset; /* of a write; the new size of a truncation */
    uint64_t at;     /* CLOCK_MONOTONIC, ns */
} __attribute__((packed));

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static unsigned char files[MOST_FILES]; /* by descriptor: 0 is none of ours */
static int record_file = -1;

static unsigned char file_of(const char *path) {
    static const char *names[] = { "/tessera.db", "/tessera.db-wal", "/tessera.db-journal" };
    size_t length = path ? strlen(path) : 0;
    for (unsigned char index = 0; index < 3; index++) {
        size_t name = strlen(names[index]);
        if (length >= name && strcmp(path + length - name, names[index]) == 0) {
            return index + 1;
        }
    }
    return 0;
}

static void put(const void *bytes, size_t length) {
    const char *rest = bytes;
    while (length > 0) {
        long done = syscall(SYS_write, record_file, rest, length);
        if (done <= 0) {
            abort(); /* a record with a hole would prove anything */
        }
        rest += done;
        length -= (size_t)done;
    }
}

/* Called with the turn, before the operation: whoever was answered before this moment was answered before it. */
static void record(uint8_t what, uint8_t file, uint64_t offset, const void *bytes, size_t length) {
    struct timespec now;
    if (record_file < 0) {
        const char *path = getenv("TESSERA_DISK_LOG");
        record_file = (int)syscall(SYS_openat, AT_FDCWD, path ? path : "/dev/null", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (record_file < 0) {
            abort();
        }
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct record head = { what, file, (uint16_t)syscall(SYS_gettid), (uint32_t)length, offset, (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec };
    put(&head, sizeof head);
    put(bytes, length);
}

static unsigned char known(int fd) { return fd >= 0 && fd < MOST_FILES ? files[fd] : 0; }

static int opened(int fd, const char *path) {
    if (fd >= 0 && fd < MOST_FILES) {
        files[fd] = file_of(path);
    }
    return fd;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) { \
        real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
    }

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name) \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(more, int) : 0; \
        va_end(more); \
        return opened(real(path, flags, mode), path); \
    }

OPEN(open)
OPEN(open64)

int close(int fd) {
    REAL(close)
    if (fd >= 0 && fd < MOST_FILES) {
        files[fd] = 0;
    }
    return real(fd);
}

#define GUARDED(result, fd, what, offset, bytes, length, call) \
    unsigned char file = known(fd); \
    if (!file) { \
        return call; \
    } \
    pthread_mutex_lock(&turn); \
    record(what, file, (uint64_t)(offset), bytes, length); \
    result done = call; \
    pthread_mutex_unlock(&turn); \
    return done

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(write)
    GUARDED(ssize_t, fd, WRITE, lseek(fd, 0, SEEK_CUR), bytes, length, real(fd, bytes, length));
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
    REAL(pwrite)
    GUARDED(ssize_t, fd, WRITE, offset, bytes, length, real(fd, bytes, length, offset));
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    REAL(pwrite64)
    GUARDED(ssize_t, fd, WRITE, offset, bytes, length, real(fd, bytes, length, offset));
}

int ftruncate(int fd, off_t size) {
    REAL(ftruncate)
    GUARDED(int, fd, TRUNCATE, size, "", 0, real(fd, size));
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64)
    GUARDED(int, fd, TRUNCATE, size, "", 0, real(fd, size));
}

int fsync(int fd) {
    REAL(fsync)
    GUARDED(int, fd, SYNC, 0, "", 0, real(fd));
}

int fdatasync(int fd) {
    REAL(fdatasync)
    GUARDED(int, fd, SYNC, 0, "", 0, real(fd));
}

int unlink(const char *path) {
    REAL(unlink)
    unsigned char file = file_of(path);
    if (!file) {
        return real(path);
    }
    pthread_mutex_lock(&turn);
    record(UNLINK, file, 0, "", 0);
    int done = real(path);
    pthread_mutex_unlock(&turn);
    return done;
}
