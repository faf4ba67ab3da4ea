private import CKernels
