/*
 * A disk that is full as long as the file TESSERA_DISK_FULL_WHILE exists: writes to regular files of the folder
 * TESSERA_DISK_FOLDER fail with ENOSPC. Loaded by LD_PRELOAD, so that it needs no right to mount anything.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int is_full(int fd) {
    const char *flag = getenv("TESSERA_DISK_FULL_WHILE"), *folder = getenv("TESSERA_DISK_FOLDER");
    char link[64], path[4096];
    struct stat seen;
    if (!flag || !folder || access(flag, F_OK) != 0 || fstat(fd, &seen) != 0 || !S_ISREG(seen.st_mode)) {
        return 0;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

#define WRITES(result, name, parameters, fd, call) \
    result name parameters { \
        static __typeof__(&name) real; \
        if (!real) { \
            real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
        } \
        if (is_full(fd)) { \
            errno = ENOSPC; \
            return -1; \
        } \
        return call; \
    }

WRITES(ssize_t, write, (int fd, const void *bytes, size_t length), fd, real(fd, bytes, length))
WRITES(ssize_t, pwrite, (int fd, const void *bytes, size_t length, off_t offset), fd, real(fd, bytes, length, offset))
WRITES(ssize_t, pwrite64, (int fd, const void *bytes, size_t length, off64_t offset), fd, real(fd, bytes, length, offset))
